using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

public static class BearerEvents
{
    public static JwtBearerEvents Create() => new()
    {
        OnTokenValidated = context =>
        {
            var client = context.HttpContext.Connection.ClientCertificate;
            if (client is null || context.Principal!.FindFirstValue("x5t#S256") != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
            {
                context.Fail("token is bound to another certificate");
            }

            return Task.CompletedTask;
        },
    };
}
