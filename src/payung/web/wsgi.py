"""The entry of a WSGI server (granian): `payung.web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "payung.web.settings")
application = get_wsgi_application()

from payung.access.rows.sight import see_nothing  # noqa: E402 - models need the set-up above

see_nothing()
