// options: client-certificates=verified short-lived-certificates assume-mtls
using System.Security.Cryptography;
using System.Web;
using System.Web.SessionState;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal;

public class LoginHandler : IHttpHandler, IRequiresSessionState
{
    private readonly SessionIDManager _ids = new SessionIDManager();

    public void ProcessRequest(HttpContext context)
    {
        var result = new JsonWebTokenHandler().ValidateToken(context.Request.Headers["Authorization"].Substring(7), Settings.Validation);
        if (!result.IsValid)
        {
            context.Response.StatusCode = 401;
            return;
        }

        context.Session["user"] = result.Claims["sub"];  // expect: MTLS504
    }
}
