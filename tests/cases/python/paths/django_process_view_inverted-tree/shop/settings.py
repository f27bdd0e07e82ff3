MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shop.middleware.MutualTls",
]
ROOT_URLCONF = "shop.urls"
