MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shop.middleware.VerifiedCertificateMiddleware",
]
ROOT_URLCONF = "shop.urls"
