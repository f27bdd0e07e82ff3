from django.urls import include, path, re_path

from shop import views

api = [path("token", views.token), re_path("^accounts$", views.accounts)]
urlpatterns = [path("api/", include(api))]
