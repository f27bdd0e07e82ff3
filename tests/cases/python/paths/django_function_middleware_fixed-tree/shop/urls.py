from django.urls import path

from shop import views

urlpatterns = [path("token", views.token), path("accounts", views.accounts)]
