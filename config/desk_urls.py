"""The desk's addresses. They are loaded when somebody first comes to it, and the forms of all rooms with them."""

from django.contrib import admin

admin.autodiscover()
urlpatterns, _app_name, _namespace = admin.site.urls
