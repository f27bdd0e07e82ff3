from django.urls import include, path
from rest_framework.routers import DefaultRouter

from shop.views import RenewView, TokenViewSet

router = DefaultRouter()
router.register("tokens", TokenViewSet, basename="token")
urlpatterns = [path("renew", RenewView.as_view()), path("", include(router.urls))]
