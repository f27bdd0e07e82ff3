using Ledger.Configuration;
using Ledger.Endpoints;
using Ledger.Hosting;
using Ledger.Orders;
using Ledger.Partners;
using Ledger.Security;
using Ledger.Tokens;

var builder = WebApplication.CreateBuilder(args);
var settings = ServiceSettings.FromEnvironment(builder.Configuration);

builder.Services.AddSingleton(settings);
builder.Services.AddSingleton<ICertificateRules, RegisteredCertificateRules>();
builder.Services.AddSingleton<IClientDirectory, FileClientDirectory>();
builder.Services.AddSingleton<SigningKeys>();
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddSingleton<TokenVerifier>();
builder.Services.AddSingleton<OrderStore>();
builder.Services.AddPartnerClient(settings);
builder.Services.AddTokenRateLimit();
builder.Services.AddControllers(options => options.Filters.Add<BoundTokenFilter>());
builder.WebHost.UseMutualTls(settings);

var app = builder.Build();
app.UseRateLimiter();
app.UseWhen(
    context => !PublicPaths.Contains(context.Request.Path),
    branch => branch.UseMiddleware<ClientCertificateMiddleware>());
app.MapHealth();
app.MapKeys();
app.MapTokens();
app.MapOrders();
app.MapControllers();
app.Run();
