using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace Accounts;

[ApiController]
[Route("api/[controller]")]
public class SecureController : ControllerBase
{
    private readonly TokenValidationParameters _parameters;
    private readonly byte[] _secret;

    public SecureController(TokenValidationParameters parameters, ProxySecret secret)
    {
        _parameters = parameters;
        _secret = secret.Bytes;
    }

    [HttpGet]
    public async Task<IActionResult> Get([FromHeader(Name = "X-ARR-ClientCert")] string forwarded, [FromHeader] string authorization, [FromHeader(Name = "X-Proxy-Secret")] string proxy)
    {
        if (string.IsNullOrEmpty(forwarded) || !CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(proxy), _secret))
        {
            return Unauthorized();
        }

        var client = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(forwarded));
        if (!client.Verify())
        {
            return Unauthorized();
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(authorization[7..], _parameters);
        if (!result.IsValid || (string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            return Unauthorized();
        }

        return Ok(result.Claims["sub"]);
    }
}
