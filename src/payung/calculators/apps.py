from django.apps import AppConfig


class CalculatorsConfig(AppConfig):
    name = "payung.calculators"
    label = "calculators"
    verbose_name = "Hitungan"
