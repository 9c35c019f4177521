using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Socifaction.Services.Testing;

/// <summary>The web executable as a process of its own, over a database of the tests; it can be killed.</summary>
public sealed class WebProcess : IDisposable
{
    private readonly Process _process;

    private WebProcess(Process process, Uri address, TimeSpan firstAnswer) => (_process, Address, FirstAnswer) = (process, address, firstAnswer);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan FirstAnswer { get; }

    /// <summary>Resident memory now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>A port nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts on a port and waits for the first page. The folder is SQLite's; else the connection string is PostgreSQL's.</summary>
    public static async Task<WebProcess> StartAsync(string? folder, string connectionString, int port, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Socifaction.Services.Web.dll"));
        start.ArgumentList.Add("--contentRoot");
        start.ArgumentList.Add(WebApp.ContentRoot);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Socifaction__Timers"] = "false";
        start.Environment["Socifaction__Demo"] = "false";
        start.Environment["Socifaction__SecondFactor"] = "false";
        start.Environment["Socifaction__LockAfterMinutes"] = "0";
        start.Environment["Socifaction__DataDirectory"] = folder ?? AppContext.BaseDirectory;
        start.Environment["ConnectionStrings__Postgres"] = folder is null ? connectionString : "";
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["DOTNET_gcServer"] = "0";

        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException("The web executable did not start.");
        var said = new System.Text.StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited) throw new InvalidOperationException($"The web executable ended with {process.ExitCode}: {said}");
            try
            {
                using var answer = await http.GetAsync("/", cancellationToken);
                if (answer.IsSuccessStatusCode) return new(process, address, watch.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(10, cancellationToken);
        }

        process.Kill();
        throw new InvalidOperationException($"The web executable gave no page in a minute: {said}");
    }

    /// <summary>SIGKILL: no warning, nothing is finished.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
