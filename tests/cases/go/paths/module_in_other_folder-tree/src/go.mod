module example.com/platform/gate/v2

go 1.22
