from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "payung.web"
    label = "web"

    def ready(self) -> None:
        """Sentences of the engines are said in the language of whoever asks."""
        from django.utils.translation import gettext

        from payung.primitives.sentences import translate_with

        translate_with(gettext)
