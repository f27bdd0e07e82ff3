MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shop.middleware.client_certificate",
]
ROOT_URLCONF = "shop.urls"
