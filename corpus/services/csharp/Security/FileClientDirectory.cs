using System.Text.Json;
using Ledger.Configuration;

namespace Ledger.Security;

public sealed class FileClientDirectory : IClientDirectory
{
    private readonly Dictionary<string, Client> clients;

    public FileClientDirectory(ServiceSettings settings)
    {
        using var file = File.OpenRead(settings.ClientDirectoryFile);
        var known = JsonSerializer.Deserialize<List<Client>>(file) ?? [];
        clients = known.ToDictionary(client => client.Subject, StringComparer.Ordinal);
    }

    public Client? FindBySubject(string subject) => clients.GetValueOrDefault(subject);
}
