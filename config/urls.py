"""All addresses of the site, in one place to read them from."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import include, path, reverse_lazy

from classroom.views import preview_alone, preview_question, question_page
from config.patterns import patterns

ASKED = "<slug:page>/<slug:question>/"
ASKED_ON_ROUTE = f"routes/<slug:route>/{ASKED}"

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
    path("", include("exhibit.urls")),
    # After those of the exhibit: there a page of a route has its address, here a question of a page, by either way.
    path("preview/question/<str:token>/", preview_alone, name="preview_alone"),
    path(f"preview/<str:token>/{ASKED}", preview_question, name="preview_question"),
    path(f"preview/<str:token>/{ASKED_ON_ROUTE}", preview_question, name="preview_route_question"),
    path(f"<slug:exhibit>/editions/<int:number>/{ASKED}", question_page, name="old_question"),
    path(f"<slug:exhibit>/editions/<int:number>/{ASKED_ON_ROUTE}", question_page, name="old_route_question"),
    path(f"<slug:exhibit>/{ASKED}", question_page, name="question"),
    path(f"<slug:exhibit>/{ASKED_ON_ROUTE}", question_page, name="route_question"),
]

handler404 = "config.views.not_found"
handler403 = "config.views.not_allowed"
handler400 = "config.views.not_understood"
handler500 = "config.views.not_working"
