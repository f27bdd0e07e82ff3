using Microsoft.IdentityModel.Tokens;

namespace Sts;

public sealed partial class TokenService
{
    private readonly IHttpContextAccessor accessor;
    private readonly TokenIssuer issuer;

    public TokenService(IHttpContextAccessor accessor, TokenIssuer issuer)
    {
        this.accessor = accessor;
        this.issuer = issuer;
    }

    public string Issue()
    {
        var client = Client;
        if (!Accepted(client))
        {
            throw new SecurityTokenException("certificate refused");
        }

        return this.issuer.Issue(client);
    }
}
