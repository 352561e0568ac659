"""Template words every office may use with `{% load payung %}`."""
