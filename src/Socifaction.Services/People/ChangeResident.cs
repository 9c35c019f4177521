using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Time;

namespace Socifaction.Services.People;

/// <summary>What is to be said of a person from now on, made from that version of the record. Carers and household are changed elsewhere.</summary>
public sealed record ResidentChange(Guid ResidentId, int FromVersion, Registration Said, string ByName);

/// <summary>Use case of staff: corrects what the register says of a person; what it said before is kept with who changed it.</summary>
public sealed class ChangeResident(ServicesDbContext db, InitiativeClock clock)
{
    /// <summary>The person as it stands now, or why nothing was changed; null when there is no such person.</summary>
    public async Task<Outcome<Resident, RegisterRefusal>?> RunAsync(ResidentChange change, CancellationToken cancellationToken)
    {
        if (!await db.Residents.AnyAsync(r => r.Id == change.ResidentId, cancellationToken))
        {
            return null;
        }

        if (FitRegistration.Of(change.Said, clock.Today).Refused(out var fit, out var why))
        {
            return why;
        }

        return await db.LockAsync<Resident, RegisterRefusal>([change.ResidentId], async () =>
        {
            if (await db.Residents.Include(r => r.Phones).SingleOrDefaultAsync(r => r.Id == change.ResidentId, cancellationToken) is not { } resident)
            {
                return RegisterRefusal.ChangedMeanwhile;
            }

            var (before, version) = (ResidentFacts.Of(resident), resident.Version);
            Write(resident, change.Said, fit);
            if (ResidentFacts.Of(resident) == before)
            {
                // Nothing is other than it stands: the same form sent again.
                return resident;
            }

            if (version != change.FromVersion)
            {
                return RegisterRefusal.ChangedMeanwhile;
            }

            resident.Version++;
            db.ResidentEvents.Add(new ResidentEvent
            {
                ResidentId = resident.Id, Kind = ResidentEventKind.Changed, At = clock.Now, ByName = change.ByName, Before = before.AsText(),
            });
            return await WithoutMobileAsync(resident, change.ByName, cancellationToken);
        }, cancellationToken);
    }

    private void Write(Resident resident, Registration said, FitRegistration fit)
    {
        if (resident.Vocative == Vocative.Of(resident.GivenName))
        {
            resident.Vocative = Vocative.Of(fit.GivenName);
        }

        (resident.GivenName, resident.Surname, resident.Nickname) = (fit.GivenName, fit.Surname, fit.Nickname);
        (resident.BirthYear, resident.BirthDate) = (fit.BirthYear, said.BirthDate ?? (resident.BirthDate?.Year == fit.BirthYear ? resident.BirthDate : null));
        (resident.Mobility, resident.UsualCompanions, resident.PaidShare) = (said.Mobility, said.UsualCompanions, said.PaidShare);
        // The point on the map stays while the address does.
        var isSamePlace = resident.Home.ToString() == fit.Home.ToString() && resident.Home.HasCoordinates;
        resident.Home = isSamePlace ? fit.Home with { Latitude = resident.Home.Latitude, Longitude = resident.Home.Longitude } : fit.Home;

        var kept = fit.Phones.ToDictionary(reading => reading.Number!.E164);
        foreach (var gone in resident.Phones.Where(phone => !kept.ContainsKey(phone.E164)).ToList())
        {
            resident.Phones.Remove(gone);
            db.Remove(gone);
        }

        foreach (var (order, reading) in fit.Phones.Index())
        {
            if (resident.Phones.Find(phone => phone.E164 == reading.Number!.E164) is not { } phone)
            {
                phone = new Phone { ResidentId = resident.Id, E164 = reading.Number!.E164, Kind = reading.Number.Kind };
                resident.Phones.Add(phone);
                db.Add(phone);
            }

            (phone.Owner, phone.Order) = (reading.Note ?? "", order);
        }

        resident.SearchText = PeopleQueries.SearchTextOf(resident);
    }

    // An SMS to nowhere would tell nobody.
    private async Task<Resident> WithoutMobileAsync(Resident resident, string byName, CancellationToken cancellationToken)
    {
        if (resident.PreferredChannel == PreferredChannel.Sms && resident.Phones.TrueForAll(phone => phone.Kind != PhoneKind.Mobile)
            && (resident.Phones.Count > 0 || !await db.Relations.AnyAsync(relation => relation.ToId == resident.Id, cancellationToken)))
        {
            (resident.PreferredChannel, resident.ChannelSetAt, resident.ChannelSetByName) = (PreferredChannel.Voice, clock.Now, byName);
        }

        return resident;
    }
}
