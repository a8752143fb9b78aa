"""A one-time link by e-mail, where a mail server is set."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody, User

logger = logging.getLogger(__name__)


def mail_link(body: LocalPolicingBody, user: User, address: str) -> bool:
    """Send the link; whether the mail server took it. Without one, nothing is sent."""
    if not settings.MAIL_IS_SET:
        return False
    context = {"body": body, "person": user, "address": address}
    try:
        send_mail(
            _("Your account with %(body)s") % {"body": body.formal_name},
            render_to_string("emails/join.txt", context),
            None,
            [user.email],
        )
    except (SMTPException, OSError) as error:
        logger.error("The mail server did not take the link for a new person: %s", error)
        return False
    return True
