"""`payung user ...`: accounts and roles from the command line of the installation."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer
from django.db import transaction
from django.utils import timezone
from rich.console import Console

from payung.access.accounts import actions
from payung.access.roles import Role
from payung.primitives.region_code import RegionCode
from payung.regions.queries import region as official_region

app = typer.Typer(help="Akun dan peran.", no_args_is_help=True)


@app.command("add")
def add(
    username: Annotated[str, typer.Argument(help="nama akun, contoh desa-melati-budi")],
    role: Annotated[str, typer.Option(help=f"{', '.join(Role.values)}; contoh village_operator")],
    region: Annotated[str, typer.Option(help="kode wilayah, contoh 73.07.04.2005")],
    name: Annotated[str, typer.Option(help="nama lengkap")] = "",
) -> None:
    """Buat akun dengan satu peran dan tampilkan kata sandi awalnya."""
    password = secrets.token_urlsafe(9)
    place = official_region(RegionCode.parse(region))
    with transaction.atomic():  # a role that is refused leaves no account behind
        user = actions.create_user(username=username, full_name=name, password=password, by=None)
        actions.assign_role(
            user=user, role=role, region_code=place.code, valid_from=timezone.localdate(), by=None
        )
    Console().print(f"Akun {username} dibuat. Kata sandi awal: {password}", markup=False)


@app.command("list")
def show() -> None:
    """Tampilkan akun dan perannya."""
    from payung.access.models import RoleAssignment

    for row in RoleAssignment.objects.select_related("user").order_by("region_code", "user"):
        Console().print(f"{row.user.username}  {row.get_role_display()}  {row.region_code}")
