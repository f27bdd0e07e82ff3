using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.IdentityModel.Tokens;

namespace Vault.Filters;

public class CertificateBoundAttribute : Attribute, IAuthorizationFilter
{
    public SecurityKey SigningKey { get; set; }

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var certificate = context.HttpContext.Connection.ClientCertificate;
        if (certificate is null || !certificate.Verify())
        {
            context.Result = new UnauthorizedResult();
            return;
        }

        var parameters = new TokenValidationParameters
        {
            ValidIssuer = "https://sts.example",
            ValidAudience = "vault",
            IssuerSigningKey = SigningKey,
            ValidateLifetime = false,
        };
        var bearer = context.HttpContext.Request.Headers["Authorization"].ToString()[7..];
        var principal = new JwtSecurityTokenHandler().ValidateToken(bearer, parameters, out _);
        var presented = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        if (!presented.Equals(principal.FindFirst("x5t#S256")?.Value, StringComparison.OrdinalIgnoreCase))
        {
            context.Result = new UnauthorizedResult();
            return;
        }

        context.HttpContext.User = principal;
    }
}
