"""Addresses of signing in and of each person's own account. Of allauth's pages these alone can be reached."""

from django.urls import URLPattern, path, re_path

from tracker.signing_in.views.account import (
    ChangePassword,
    CodeAgain,
    EndTwoStep,
    NewRecoveryCodes,
    PasswordAgain,
    RecoveryCodes,
    SetUpTwoStep,
    TwoStepPicture,
    YourAccount,
)
from tracker.signing_in.views.forgotten import ChooseNewPassword, Forgotten, ForgottenSent
from tracker.signing_in.views.sign_in import Code, OfficeLogin, OfficeLoginCallback, SignIn, SignOut

# Django's form views answer PUT as they do POST, and allauth counts attempts by POST alone.
ONLY = {"http_method_names": ["get", "head", "post", "options"]}

# Names that begin with account_ or mfa_ are those by which allauth itself finds its way.
urlpatterns: list[URLPattern] = [
    path("sign-in/", SignIn.as_view(**ONLY), name="sign-in"),
    path("sign-in/", SignIn.as_view(**ONLY), name="account_login"),
    path("sign-in/code/", Code.as_view(**ONLY), name="mfa_authenticate"),
    path("sign-in/forgotten/", Forgotten.as_view(**ONLY), name="forgotten-password"),
    path("sign-in/forgotten/sent/", ForgottenSent.as_view(**ONLY), name="forgotten-password-sent"),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        ChooseNewPassword.as_view(**ONLY),
        name="account_reset_password_from_key",
    ),
    path("sign-in/office/", OfficeLogin.as_view(**ONLY), name="office-login"),
    path("sign-in/office/callback/", OfficeLoginCallback.as_view(**ONLY), name="office-login-callback"),
    path("sign-out/", SignOut.as_view(**ONLY), name="sign-out"),
    path("account/", YourAccount.as_view(**ONLY), name="account"),
    path("account/password/", ChangePassword.as_view(**ONLY), name="change-password"),
    path("account/again/", PasswordAgain.as_view(**ONLY), name="account_reauthenticate"),
    path("account/again/code/", CodeAgain.as_view(**ONLY), name="mfa_reauthenticate"),
    path("account/two-step/", SetUpTwoStep.as_view(**ONLY), name="mfa_activate_totp"),
    path("account/two-step/picture.svg", TwoStepPicture.as_view(**ONLY), name="two-step-picture"),
    path("account/two-step/end/", EndTwoStep.as_view(**ONLY), name="mfa_deactivate_totp"),
    path("account/two-step/recovery-codes/", RecoveryCodes.as_view(**ONLY), name="mfa_view_recovery_codes"),
    path("account/two-step/recovery-codes/new/", NewRecoveryCodes.as_view(**ONLY), name="mfa_generate_recovery_codes"),
]
