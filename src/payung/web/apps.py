from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "payung.web"
    label = "web"

    def ready(self) -> None:
        """Sentences of the engines are said in the language of whoever asks; `payung check` asks of the
        settings and of the machine.
        """
        from django.utils.translation import gettext

        from payung.primitives.sentences import translate_with
        from payung.web import checks as checks

        translate_with(gettext)
