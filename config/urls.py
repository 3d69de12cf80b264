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
from exhibit.urls import of_drafts, of_editions, of_exhibits


class OnDemand(URLResolver):
    """Addresses in a namespace, loaded when the first of them is asked for; Django would load them with all others."""

    def _populate(self):
        if "url_patterns" in vars(self):  # a cached property: they have been loaded
            super()._populate()


def with_answers(addresses, returned, question, prefix):
    """The addresses of an exhibit with those of its questions: where they come back, and each by itself.

    The first stand before those of the exhibit, where any word has the address of a page; the second after them, since
    there a page of a route has its address, and here a question of a page.
    """
    return include(
        [
            path("again/", returned, name=f"{prefix}again"),
            path("routes/<slug:route>/again/", returned, name=f"{prefix}route_again"),
            *addresses,
            path("<slug:page>/<slug:question>/", question, name=f"{prefix}question"),
            path("routes/<slug:route>/<slug:page>/<slug:question>/", question, name=f"{prefix}route_question"),
        ]
    )


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
    path("", include("exhibit.urls")),
    path("preview/question/<str:token>/", preview_alone, name="preview_alone"),
    path("preview/<str:token>/", with_answers(of_drafts, preview_again, preview_question, "preview_")),
    path("<slug:exhibit>/progress/", progress, name="progress"),
    path("<slug:exhibit>/editions/<int:number>/", with_answers(of_editions, again_page, question_page, "old_")),
    path("<slug:exhibit>/", with_answers(of_exhibits, again_page, question_page, "")),
]

handler404 = "config.views.not_found"
handler403 = "config.views.not_allowed"
handler400 = "config.views.not_understood"
handler500 = "config.views.not_working"
