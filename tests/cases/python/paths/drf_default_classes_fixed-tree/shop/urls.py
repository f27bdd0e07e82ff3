from django.urls import include, path
from rest_framework.routers import DefaultRouter

from shop.views import TokenViewSet

router = DefaultRouter()
router.register("tokens", TokenViewSet, basename="token")
urlpatterns = [path("", include(router.urls))]
