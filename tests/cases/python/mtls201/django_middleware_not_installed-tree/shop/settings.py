MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
]
ROOT_URLCONF = "shop.urls"
