"""All addresses of the site, in one place to read them from."""

from django.contrib import admin
from django.contrib.auth import views as auth_views
from django.urls import URLResolver, include, path, reverse_lazy
from django.urls.resolvers import RoutePattern

from classroom.again import again_page, preview_again
from classroom.my_reading import forget_me, my_reading, my_reading_as
from classroom.so_far import progress
from classroom.views import preview_alone, preview_question, question_page
from config.patterns import patterns


class OnDemand(URLResolver):
    """Addresses in a namespace, loaded when the first of them is asked for; Django would load them with all others."""

    def _populate(self):
        if "url_patterns" in vars(self):  # a cached property: they have been loaded
            super()._populate()


def questions(show, prefix):
    """The addresses of a page's questions, under its own and under that which it has on a route."""
    return [
        path("<slug:page>/<slug:question>/", show, name=f"{prefix}question"),
        path("routes/<slug:route>/<slug:page>/<slug:question>/", show, name=f"{prefix}route_question"),
    ]


urlpatterns = [
    OnDemand(RoutePattern("admin/"), "config.desk_urls", app_name="admin", namespace="admin"),
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
    path("my-reading/", my_reading, name="my_reading"),
    path("my-reading/answers.<str:format>", my_reading_as, name="my_reading_as"),
    path("my-reading/forget/", forget_me, name="forget_me"),
    # Before those of the exhibit: there any word has the address of a page.
    path("preview/<str:token>/again/", preview_again, name="preview_again"),
    path("preview/<str:token>/routes/<slug:route>/again/", preview_again, name="preview_route_again"),
    path("<slug:exhibit>/editions/<int:number>/again/", again_page, name="old_again"),
    path("<slug:exhibit>/editions/<int:number>/routes/<slug:route>/again/", again_page, name="old_route_again"),
    path("<slug:exhibit>/again/", again_page, name="again"),
    path("<slug:exhibit>/routes/<slug:route>/again/", again_page, name="route_again"),
    path("<slug:exhibit>/progress/", progress, name="progress"),
    path("", include("exhibit.urls")),
    # After those of the exhibit: there a page of a route has its address, here a question of a page, by either way.
    path("preview/question/<str:token>/", preview_alone, name="preview_alone"),
    path("preview/<str:token>/", include(questions(preview_question, "preview_"))),
    path("<slug:exhibit>/editions/<int:number>/", include(questions(question_page, "old_"))),
    path("<slug:exhibit>/", include(questions(question_page, ""))),
]

handler404 = "config.views.not_found"
handler403 = "config.views.not_allowed"
handler400 = "config.views.not_understood"
handler500 = "config.views.not_working"
