using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SuggestionOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SuggestionOutcomes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    ReadBy = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Length = table.Column<int>(type: "int", nullable: false),
                    Fate = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    DecidedById = table.Column<long>(type: "bigint", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    PromiseId = table.Column<long>(type: "bigint", nullable: true),
                    SuggestedMinor = table.Column<long>(type: "bigint", nullable: true),
                    SuggestedCurrency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    SuggestedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SuggestedReceivables = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    RecordedMinor = table.Column<long>(type: "bigint", nullable: true),
                    RecordedCurrency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: true),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RecordedReceivables = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuggestionOutcomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuggestionOutcomes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_AccountId_Key",
                table: "SuggestionOutcomes",
                columns: new[] { "AccountId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_DecidedAt",
                table: "SuggestionOutcomes",
                column: "DecidedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SuggestionOutcomes");
        }
    }
}
