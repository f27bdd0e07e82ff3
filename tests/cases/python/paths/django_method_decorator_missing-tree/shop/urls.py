from django.urls import path

from shop import views
from shop.decorators import client_certificate_required

urlpatterns = [
    path("token", views.TokenView.as_view()),
    path("accounts", client_certificate_required(views.AccountsView.as_view())),
    path("renew", views.renew),
]
