from django.urls import path

from shop.views import AccountsView, TokenView

urlpatterns = [path("token", TokenView.as_view()), path("accounts", AccountsView.as_view())]
