using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Reminders;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hosting;

/// <summary>
/// Finds the initiative in the first segment of the path and moves it to the base of the path:
/// /kunigiskiai/rides becomes /rides of kunigiskiai. The rest of the house does not know that it happened.
/// </summary>
public sealed class InitiativeMiddleware(RequestDelegate next)
{
    // What belongs to no initiative.
    private static readonly HashSet<string> Common =
        new(StringComparer.Ordinal) { "locality", "error", "language", "accessibility", "privacy", "webhooks", "health" };

    /// <summary>Lets the request go on, inside its initiative if it has one; 404 when there is no such initiative.</summary>
    public async Task InvokeAsync(
        HttpContext context, ServicesDbContext db, CurrentInitiative current, PageFrame frame, InstallationSettings settings, SmsGateways gateways)
    {
        (frame.IsDemo, frame.SendsSms) = (settings.Demo, gateways.IsSet);
        var path = context.Request.Path.Value ?? "/";
        var end = path.IndexOf('/', 1);
        var segment = end < 0 ? path[1..] : path[1..end];

        if (segment.Length == 0)
        {
            context.Request.Path = "/locality";
        }
        else if (PlatformDoors.Has(path))
        {
            frame.Home = PlatformDoors.Home;
        }
        else if (!Common.Contains(segment))
        {
            var initiative = Slug.IsWellFormed(segment)
                ? await db.Initiatives.AsNoTracking().SingleOrDefaultAsync(i => i.Slug == segment, context.RequestAborted)
                : null;
            if (initiative is null)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            current.Enter(initiative);
            context.Request.PathBase = context.Request.PathBase.Add($"/{segment}");
            context.Request.Path = end < 0 ? "/" : path[end..];
            if (PlatformDoors.IsPlatforms(context.Request.Path))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            var phone = PhoneNumber.FromE164(initiative.Phone);
            frame.InitiativeName = initiative.Name;
            frame.Phone = new PhoneToCall(phone.NationalForm, $"tel:{phone.E164}");
            (frame.IsRehearsing, frame.RehearsalPhone) =
                (initiative.IsRehearsing, initiative.RehearsalPhone is { } rehearsal ? PhoneNumber.FromE164(rehearsal).NationalForm : "");
            frame.Hours = OfficeHours.InWords(initiative.OfficeHours);
        }

        await next(context);
    }
}
