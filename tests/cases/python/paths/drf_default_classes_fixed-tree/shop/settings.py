REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["shop.authentication.CertificateAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["shop.authentication.NotRevoked"],
}
ROOT_URLCONF = "shop.urls"
