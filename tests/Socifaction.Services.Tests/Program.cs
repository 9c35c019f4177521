using Socifaction.Services.Tests.Reminders;

// The tests, or the process that one of them starts in order to kill it.
if (Environment.GetEnvironmentVariable(CrashChild.Variable) is { Length: > 0 } orders) await CrashChild.RunAsync(orders);
return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
