using Socifaction.Services.Benchmarks;

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine("Usage: -- bookings|availability|planner|startup [--seconds 10] [--database sqlite|postgres] [--clients 32]");
    return 2;
}

var result = await Benchmark.RunAsync(arguments, CancellationToken.None);
Console.WriteLine(result);
return 0;
