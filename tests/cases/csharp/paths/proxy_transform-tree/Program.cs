using Edge;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy")).AddTransforms(Transforms.Add);
var app = builder.Build();
app.MapReverseProxy();
app.Run();
