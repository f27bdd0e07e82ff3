from django.urls import path

from shop.views import TokenView

urlpatterns = [path("token", TokenView.as_view())]
