using System.Globalization;
using System.Threading.Channels;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Sends sign-in codes behind the page's answer, so that a known and an unknown number take the same time.
/// A code that is lost in a restart is simply asked for again.
/// </summary>
public sealed class CodeSender(IServiceScopeFactory scopes, ILogger<CodeSender> log) : BackgroundService
{
    private readonly Channel<(Initiative Initiative, string To, string Body)> _waiting =
        Channel.CreateBounded<(Initiative, string, string)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Puts a code in the queue; does nothing when there is none to send.</summary>
    public void Send(Initiative initiative, IssuedCode issued)
    {
        if (issued.Code is not null)
        {
            var body = string.Format(CultureInfo.InvariantCulture, Texts.People.CodeSms, initiative.Name, issued.Code);
            _waiting.Writer.TryWrite((initiative, issued.PhoneE164, PlainLetters.Fold(body)));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (initiative, to, body) in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
                var outgoing = scope.ServiceProvider.GetRequiredService<Outgoing>();
                await outgoing.SendAsync(new SmsMessage(initiative.SmsSender, to, body), stoppingToken);
                await outgoing.NoteAsync(SpentOn.Code, body, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning("A sign-in code of initiative {Initiative} could not be sent: {Kind}", initiative.Id, exception.GetType().Name);
            }
        }
    }
}
