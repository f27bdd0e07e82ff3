using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Orders;

public static class Authentication
{
    public static void AddBoundTokens(this IServiceCollection services, SecurityKey issuerKey)
    {
        services.AddAuthentication().AddCertificate(_ => { });
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = issuerKey, ValidIssuer = "https://sts.example", ValidAudience = "orders" };
            options.Events = new JwtBearerEvents
            {
                OnTokenValidated = async context =>
                {
                    var client = await context.HttpContext.Connection.GetClientCertificateAsync();
                    if (client is null)
                    {
                        context.Fail("client certificate required");
                        return;
                    }

                    var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
                    if (context.Principal!.FindFirst("x5t#S256")?.Value != presented)
                    {
                        context.Fail("token is bound to another certificate");
                    }
                },
            };
        });
    }
}
