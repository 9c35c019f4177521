using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

internal sealed class InitiativeIdConverter() : ValueConverter<InitiativeId, Guid>(id => id.Value, value => new InitiativeId(value));

/// <summary>How SQLite keeps an instant: whole milliseconds since 1970.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(), value => Instant.FromUnixTimeMilliseconds(value));

/// <summary>How SQLite keeps a day: 2027-03-15.</summary>
internal sealed class LocalDateConverter() : ValueConverter<LocalDate, string>(
    date => LocalDatePattern.Iso.Format(date), text => LocalDatePattern.Iso.Parse(text).Value);

/// <summary>How SQLite keeps a time of day: 09:05:00.</summary>
internal sealed class LocalTimeConverter() : ValueConverter<LocalTime, string>(
    time => LocalTimePattern.GeneralIso.Format(time), text => LocalTimePattern.GeneralIso.Parse(text).Value);
