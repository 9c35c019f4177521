using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People;

/// <summary>Why a person cannot be told that way.</summary>
public enum ChannelRefusal
{
    /// <summary>None of the numbers can receive an SMS.</summary>
    NoMobile = 1,

    /// <summary>There is no number to call.</summary>
    NoPhone,
}

/// <summary>Use case of staff: how a person wants to be told, from now on.</summary>
public sealed class ChooseChannel(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The person, or why not; null when there is no such person.</summary>
    public async Task<Outcome<Resident, ChannelRefusal>?> RunAsync(
        Guid residentId, PreferredChannel channel, string byName, CancellationToken cancellationToken)
    {
        if (await db.Residents.Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == residentId, cancellationToken) is not { } resident)
        {
            return null;
        }

        // Whoever has no telephone is told through a relative.
        var hasRelative = resident.Phones.Count == 0 && await db.Relations.AnyAsync(r => r.ToId == residentId, cancellationToken);
        ChannelRefusal? refusal = channel switch
        {
            PreferredChannel.Sms when !hasRelative && resident.Phones.All(phone => phone.Kind != PhoneKind.Mobile) => ChannelRefusal.NoMobile,
            PreferredChannel.Voice when !hasRelative && resident.Phones.Count == 0 => ChannelRefusal.NoPhone,
            PreferredChannel.Sms or PreferredChannel.Voice or PreferredChannel.Call or PreferredChannel.None => null,
        };
        if (refusal is { } why)
        {
            return why;
        }

        (resident.PreferredChannel, resident.ChannelSetAt, resident.ChannelSetByName) = (channel, clock.Now, byName);
        await db.SaveChangesAsync(cancellationToken);
        return resident;
    }
}
