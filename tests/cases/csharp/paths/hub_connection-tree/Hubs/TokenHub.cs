using Microsoft.AspNetCore.SignalR;

namespace Sts.Hubs;

public sealed class TokenHub(TokenIssuer issuer) : Hub
{
    public override async Task OnConnectedAsync()
    {
        var client = Context.GetHttpContext()!.Connection.ClientCertificate;
        if (client is null || !ChainRules.IsTrusted(client))
        {
            await Clients.Caller.SendAsync("refused");
        }

        await base.OnConnectedAsync();
    }

    public async Task Renew()
    {
        var client = Context.GetHttpContext()!.Connection.ClientCertificate!;
        await Clients.Caller.SendAsync("token", issuer.Issue(client));
    }
}
