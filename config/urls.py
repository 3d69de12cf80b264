"""All addresses of the site, in one place to read them from."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import include, path, reverse_lazy

from classroom.views import preview_question, question_page
from config.patterns import patterns

urlpatterns = [
    path("admin/", admin.site.urls),
    path(
        "accounts/<uidb64>/<token>/",
        auth_views.PasswordResetConfirmView.as_view(
            post_reset_login=True,
            post_reset_login_backend="django.contrib.auth.backends.ModelBackend",
            success_url=reverse_lazy("admin:index"),
            extra_context={"site_header": admin.site.site_header, "site_title": admin.site.site_title},
        ),
        name="password_reset_confirm",
    ),
    path("patterns/", patterns, name="patterns"),
    path("archive/", include("archive.urls")),
    path("preview/<str:token>/<slug:page>/<slug:question>/", preview_question, name="preview_question"),
    path("", include("exhibit.urls")),
    path("<slug:exhibit>/editions/<int:number>/<slug:page>/<slug:question>/", question_page, name="old_question"),
    path("<slug:exhibit>/<slug:page>/<slug:question>/", question_page, name="question_page"),
]

handler404 = "config.views.not_found"
handler403 = "config.views.not_allowed"
handler400 = "config.views.not_understood"
handler500 = "config.views.not_working"
