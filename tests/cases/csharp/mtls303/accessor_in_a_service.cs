using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Accounts;

public class BindingService
{
    private readonly IHttpContextAccessor _accessor;

    public BindingService(IHttpContextAccessor accessor) => _accessor = accessor;

    public bool Confirms(string? expected)
    {
        var client = _accessor.HttpContext?.Connection.ClientCertificate;
        if (string.IsNullOrEmpty(expected) || client is null)
        {
            return false;
        }

        var presented = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(presented));
    }
}

public class AccountEndpoint
{
    private readonly TokenValidationParameters _parameters;
    private readonly BindingService _binding;

    public AccountEndpoint(TokenValidationParameters parameters, BindingService binding)
    {
        _parameters = parameters;
        _binding = binding;
    }

    public async Task<IResult> Handle(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } client || !client.Verify())
        {
            return Results.Unauthorized();
        }

        // expect: MTLS303
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], _parameters);
        if (!result.IsValid)
        {
            return Results.Unauthorized();
        }

        var confirmed = _binding.Confirms(result.Claims["x5t#S256"] as string);
        return confirmed switch
        {
            true => Results.Ok(result.Claims["sub"]),
            false => Results.Ok("anonymous"),
        };
    }
}
