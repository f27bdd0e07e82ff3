MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shop.middleware.ClientCertificateMiddleware",
]
ROOT_URLCONF = "shop.urls"
