"""People who sign in, and the roles they hold."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from forces.models.bodies import Force, LocalPolicingBody
from forces.roles import FORCE_ROLES, ROLE_LABELS, Role


class UserManager(BaseUserManager["User"]):
    """Accounts are named by their e-mail address, in whatever case it is typed."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Write an account and return it; without a password nobody can sign in to it."""
        user = self.model(email=self.normalize_email(email), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person with an account. What they may see and do comes from their memberships alone."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    is_demo = models.BooleanField(default=False, help_text=_("Refused on any address but this machine's own."))

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="email_belongs_to_one_account")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    @property
    def has_joined(self) -> bool:
        """Whether the person has a password, or has come in by the office's own sign-in, which asks for none."""
        return self.has_usable_password() or self.last_login is not None


class Membership(models.Model):
    """A role that a user holds for one local policing body, or for one force."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    body = models.ForeignKey(LocalPolicingBody, models.PROTECT, null=True, blank=True, related_name="memberships")
    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, ROLE_LABELS[role]) for role in Role])

    class Meta:
        ordering = ["user", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=False, force=None) & ~Q(role__in=[*FORCE_ROLES])
                | Q(body=None, force__isnull=False, role__in=[*FORCE_ROLES]),
                name="membership_is_of_a_body_or_of_a_force",
            ),
            models.UniqueConstraint(fields=["user", "body", "role"], name="membership_of_a_body_is_held_once"),
            models.UniqueConstraint(fields=["user", "force", "role"], name="membership_of_a_force_is_held_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.body or self.force}"
