from django.urls import path

from shop.views import TokenView, accounts

urlpatterns = [path("token", TokenView.as_view()), path("accounts", accounts)]
