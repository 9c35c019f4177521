using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Socifaction.Services.Reminders;

/// <summary>How a host chooses where SMS go.</summary>
public static class TwilioRegistration
{
    /// <summary>Sends SMS through Twilio where an account is set; otherwise they stay in the outbox.</summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioSettings settings)
    {
        services.AddSingleton(settings);
        if (!settings.IsSet)
        {
            return services;
        }

        services.AddHttpClient<ISmsSender, TwilioSmsSender>(http =>
            {
                http.BaseAddress = settings.BaseUrl;
                http.Timeout = settings.Timeout;
                http.MaxResponseContentBufferSize = 1 << 20;
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                    "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromSeconds(5),
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })

            // Its log lines would hold telephone numbers.
            .RemoveAllLoggers();
        return services;
    }
}
