module example.com/vault
